import type { Cloud, Resource, Service } from '../core/cloud.ts';
import { isRecord } from './values.ts';

/**
 * What CDK's cross-region references mean, without the functions that serve them: the writer publishes values by name,
 * the reader answers them as attributes.
 * https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/core/lib/custom-resource-provider/cross-region-export-providers
 */
export function crossRegionReferences(cloud: Cloud): Service['resources'] {
  const published = new Map<string, unknown>();
  return {
    'Custom::CrossRegionExportWriter': {
      async provide(resource) {
        for (const [name, value] of Object.entries(recordOf(resource, 'WriterProps', 'exports'))) {
          published.set(name, value);
        }
        return { ref: resource.generatedName() };
      },
    },
    'Custom::CrossRegionExportReader': {
      async provide(resource) {
        const wanted = Object.keys(recordOf(resource, 'ReaderProps', 'imports'));
        const attributes = Object.fromEntries(wanted.map((name) => [name, published.get(name)]));
        for (const [name, value] of Object.entries(attributes)) {
          if (value === undefined) cloud.trace.warn(`no stack wrote the cross-region value ${name}`);
        }
        return { ref: resource.generatedName(), attributes };
      },
    },
  };
}

function recordOf(resource: Resource, outer: string, inner: string): Record<string, unknown> {
  const properties = resource.properties[outer];
  const member = isRecord(properties) ? properties[inner] : undefined;
  return isRecord(member) ? member : {};
}

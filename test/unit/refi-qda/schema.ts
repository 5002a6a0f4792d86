import { validateXML } from 'xmllint-wasm';
import { unzipSync } from 'fflate';
import { sharedText } from '../../support/shared-data.ts';

/** The schemas of the standard, where they are at hand. */
export const PROJECT_SCHEMA = sharedText('refi/spec/Project-mrt2019.xsd');
export const CODEBOOK_SCHEMA = sharedText('refi/spec/Codebook-mrt2019.xsd');

/** What a schema finds wrong in a document. */
export async function schemaFaults(xml: string, schema: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'document.xml', contents: xml }], schema: [schema] });
  return valid ? [] : errors.map(({ message }) => message);
}

/** The project document of a package, read by another library. */
export function documentOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(unzipSync(bytes)['project.qde']);
}

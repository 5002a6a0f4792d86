import type { Schema } from './made-from-schema.ts';

/** One route as the server's own description has it. */
export interface DescribedRoute {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query'; readonly required: boolean; readonly schema: Schema }[];
  /** The shape of the JSON it reads; null when it reads none. */
  readonly body: Schema | null;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: 'path' | 'query'; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Every route of the OpenAPI document that this server serves. */
export async function describedRoutes(url: string): Promise<readonly DescribedRoute[]> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: (operation.parameters ?? []).map((parameter) => ({ ...parameter, required: parameter.required ?? false })),
      body: operation.requestBody?.content['application/json']?.schema ?? null,
    })),
  );
}

/** The parts of JSON Schema that our OpenAPI document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
}

/** Makes a value that fits a schema: every required property, the first of several choices, ids from `idFor(name)`. */
export function madeFrom(schema: Schema, idFor: (name: string) => string, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice) return madeFrom(choice, idFor, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => madeFrom(part, idFor, name)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, madeFrom(schema.properties?.[key] ?? {}, idFor, key)]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => madeFrom(schema.items ?? {}, idFor, name));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return textFor(schema, idFor, name);
  }
}

function textFor(schema: Schema, idFor: (name: string) => string, name: string): string {
  if (schema.format === 'uuid') return idFor(name);
  if (schema.format === 'date') return '2030-05-06';
  if (schema.format === 'email' || /email/i.test(name)) return 'someone.else@elsewhere.example';
  if (/token|key|code/i.test(name)) return 'not-a-real-token-but-long-enough';
  if (/password|next|current/i.test(name)) return 'a long enough password';
  if (schema.pattern) return 'some-words';
  return 'Some words';
}

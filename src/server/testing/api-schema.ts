/** The part of JSON Schema that Anam's API description uses. */
export interface ApiSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';
  readonly nullable?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly enum?: readonly string[];
  readonly items?: ApiSchema;
  /** Without it, an object may have any fields. */
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
}

export interface SchemaReport {
  /** Values for which the API returns 400. */
  readonly invalid: string[];
  /** Values that the API accepts silently and ignores. */
  readonly unknown: string[];
}

export function inspect(
  schema: ApiSchema,
  value: unknown,
  path = '',
  report: SchemaReport = { invalid: [], unknown: [] },
): SchemaReport {
  if (value === null && schema.nullable) return report;
  if (!hasType(schema.type, value)) {
    report.invalid.push(`${path}: no ${schema.type}`);
    return report;
  }
  if (typeof value === 'number') inspectNumber(schema, value, path, report);
  if (typeof value === 'string') inspectText(schema, value, path, report);
  if (Array.isArray(value) && schema.items) {
    for (const [index, item] of value.entries()) inspect(schema.items, item, `${path}[${index}]`, report);
  }
  if (schema.type === 'object') inspectObject(schema, value as Record<string, unknown>, path, report);
  return report;
}

function hasType(type: ApiSchema['type'], value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function inspectNumber(schema: ApiSchema, value: number, path: string, { invalid }: SchemaReport): void {
  if (schema.minimum !== undefined && value < schema.minimum) invalid.push(`${path}: too small`);
  if (schema.maximum !== undefined && value > schema.maximum) invalid.push(`${path}: too big`);
}

function inspectText(schema: ApiSchema, value: string, path: string, { invalid }: SchemaReport): void {
  if (schema.enum && !schema.enum.includes(value)) invalid.push(`${path}: not in the list`);
  if (schema.pattern && !schema.pattern.test(value)) invalid.push(`${path}: of another form`);
  if (schema.maxLength !== undefined && value.length > schema.maxLength) invalid.push(`${path}: too long`);
}

function inspectObject(
  { properties, required = [] }: ApiSchema,
  value: Record<string, unknown>,
  path: string,
  report: SchemaReport,
): void {
  for (const name of required) if (!(name in value)) report.invalid.push(`${path}.${name}: missing`);
  if (!properties) return;
  for (const [name, field] of Object.entries(value)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema) inspect(schema, field, `${path}.${name}`, report);
    else report.unknown.push(`${path}.${name}`);
  }
}

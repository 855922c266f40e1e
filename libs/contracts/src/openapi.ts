import { z } from 'zod';
import { problem, receipt, type Route } from './http/route.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return json;
};

const parameters = (where: 'path' | 'query' | 'header', shape: z.ZodObject | undefined) => {
  if (!shape) return [];
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }));
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A repeat with the same key and content gets the first reply again.',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
};
const ifMatch = { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } };

const operation = (
  name: string,
  service: string,
  { roles, zh, params, query, body, reply, file, method }: Route,
) => {
  const isWrite = (reply as unknown) === receipt;
  const secured = roles !== 'public';
  const problems = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const statuses = [
    '400',
    ...(secured ? ['401', '403'] : []),
    '404',
    ...(isWrite ? ['409', '412'] : []),
    '503',
  ];
  return {
    operationId: name,
    summary: zh,
    tags: [service],
    ...(secured ? { security: [{ bearer: [] }], 'x-roles': roles } : { security: [] }),
    parameters: [
      ...parameters('path', params),
      ...parameters('query', query),
      ...(isWrite ? [idempotencyKey, ifMatch] : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }
      : {}),
    responses: {
      ...(file
        ? { '302': { description: 'The file, at a short-lived address' } }
        : {
            [method === 'POST' ? '201' : '200']: {
              description: zh,
              content: { 'application/json': { schema: schemaOf(reply, 'output') } },
            },
          }),
      ...Object.fromEntries(
        statuses.map((status) => [status, { description: 'Problem', content: problems }]),
      ),
    },
  };
};

/** OpenAPI 3.1 of one service, from its table of routes. */
export const openApiDocument = (service: string, table: Record<string, Route>) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(table)) {
    const path = `/api/${service}/v1${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(name, service, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Sanzhi 三制 ${service}`,
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: service }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};

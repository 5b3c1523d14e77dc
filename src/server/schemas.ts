/** The JSON Schemas of the requests and answers: they check the input, and the documentation shows them. */

const problem = {
  description: 'What is wrong, and where',
  type: 'object',
  properties: {
    detail: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          loc: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
          msg: { type: 'string' },
        },
      },
    },
  },
} as const;

const refused = {
  422: { ...problem, description: 'The request does not fit, or names no known composition' },
  503: { ...problem, description: 'Too many lookups at once: try again after `Retry-After` seconds' },
} as const;

const guarded = { security: [{ token: [] }] };

const details = {
  type: 'string',
  enum: ['true', 'false'],
  description: 'Whether to tell everything known about each answer: status, evidence, timing, usage',
} as const;

const codes = {
  type: 'array',
  description: 'Field codes, answered in this order',
  items: { type: 'string', minLength: 1 },
  minItems: 1,
  maxItems: 1000,
} as const;

const value = {
  description:
    'The canonical value: a text, a number in the unit of the field, true or false, a list of options, an ISO 8601 date, or `{"min", "max"}` of a range; null where the text does not say it',
} as const;

const values = { type: 'object', description: 'Field code to value', additionalProperties: value } as const;

const description = { type: 'string', minLength: 1, description: 'The text of the product' } as const;

const id = { anyOf: [{ type: 'string' }, { type: 'number' }] } as const;

const llm = { type: 'string', description: 'The composition to ask; default: the one the server is configured with' };

/** `POST /api/product/fields/lookup`. @param fieldsNeeded whether a request must name the fields */
export function lookupSchema(fieldsNeeded: boolean) {
  return {
    ...guarded,
    summary: 'Fill fields of one product',
    description:
      'Answers field code to value, in the order asked. When the deadline passes, what is finished is answered; the header `x-unanswered` names the fields that have no answer, and with `details=true` the body says why.',
    querystring: { type: 'object', properties: { details }, additionalProperties: false },
    body: {
      type: 'object',
      properties: { description, llm, fields: codes },
      required: ['description', ...(fieldsNeeded ? ['fields'] : [])],
      additionalProperties: false,
      examples: [{ description: 'Baignoire en acrylique blanc, 142 x 142 cm', fields: ['EF002169', 'EF000008'] }],
    },
    response: { 200: { ...values, additionalProperties: value }, ...refused },
  };
}

/** `POST /api/products/lookup`. */
export const productsSchema = {
  ...guarded,
  summary: 'Fill fields of many products',
  description:
    'Takes one JSON object per line and answers one per line, in the same order, while it works: `{"id", "values"}`, with `unanswered` where fields have no answer, or `{"id", "error"}` for a line that is no product.',
  querystring: {
    type: 'object',
    properties: {
      fields: { type: 'string', description: 'Field codes of the lines that name none, separated by commas' },
      id: { type: 'string', description: 'The name of the identifiers, where it is not id, identifier or sku' },
      text: {
        type: 'string',
        description: 'The names of the texts, separated by commas, where they are not the usual',
      },
      llm,
      details,
    },
    additionalProperties: false,
  },
  consumes: ['application/x-ndjson'],
  body: {
    description: 'Lines',
    content: {
      'application/x-ndjson': {
        schema: {
          type: 'object',
          properties: { id, description, fields: codes },
        },
      },
    },
  },
  response: {
    200: {
      description: 'Lines',
      content: {
        'application/x-ndjson': {
          schema: {
            type: 'object',
            properties: {
              id,
              values,
              unanswered: { type: 'object', additionalProperties: { type: 'string' } },
              error: { type: 'string' },
            },
          },
        },
      },
    },
    ...refused,
  },
} as const;

const rows = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

/** `GET /api/fields`. */
export const fieldsSchema = {
  ...guarded,
  summary: 'The fields that can be asked for',
  querystring: {
    type: 'object',
    properties: {
      search: { type: 'string', description: 'Only fields with words that begin like these, in any language' },
    },
    additionalProperties: false,
  },
  response: { 200: rows },
} as const;

/** `GET /api/llms`. */
export const llmsSchema = {
  ...guarded,
  summary: 'The compositions that can be asked, and whether they can be used now',
  response: { 200: rows },
} as const;

/** `GET /health`. */
export const healthSchema = {
  summary: 'Whether the server can answer',
  response: {
    200: { type: 'object', properties: { status: { type: 'string', const: 'ok' } } },
    503: { ...problem, description: 'The database does not answer' },
  },
} as const;

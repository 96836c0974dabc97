/** An OpenAPI description, as far as it is written over here. */
export interface Described {
  paths?: Record<string, Partial<Record<string, DescribedOperation>>>;
  components?: Record<string, unknown>;
  tags?: { name: string; description: string }[];
}

export interface DescribedOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: unknown;
  requestBody?: unknown;
  responses?: Record<string, { description?: string; $ref?: string }>;
}

import type { RootLoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** Keeps every line that anything in the backend logs, with its fields. */
export class RecordingRootLogger implements RootLoggerService {
  readonly #lines: string[];
  readonly #fields: JsonObject;

  static create(): RecordingRootLogger {
    return new RecordingRootLogger([], {});
  }

  private constructor(lines: string[], fields: JsonObject) {
    this.#lines = lines;
    this.#fields = fields;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  error(message: string, meta?: Error | JsonObject): void {
    this.#record('error', message, meta);
  }

  warn(message: string, meta?: Error | JsonObject): void {
    this.#record('warn', message, meta);
  }

  info(message: string, meta?: Error | JsonObject): void {
    this.#record('info', message, meta);
  }

  debug(message: string, meta?: Error | JsonObject): void {
    this.#record('debug', message, meta);
  }

  child(fields: JsonObject): RecordingRootLogger {
    return new RecordingRootLogger(this.#lines, { ...this.#fields, ...fields });
  }

  #record(level: string, message: string, meta?: Error | JsonObject): void {
    const told = meta instanceof Error ? { error: String(meta.stack) } : meta;
    this.#lines.push(
      JSON.stringify({ level, message, ...this.#fields, ...told }),
    );
  }
}

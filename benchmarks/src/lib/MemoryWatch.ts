import type { BackendProcess } from './backendProcess';

const everyMs = 500;

/** Watches by how much the memory of a process grows above what it was at the start, when it was idle. */
export class MemoryWatch {
  readonly #backend: BackendProcess;
  readonly #idleBytes: number;
  readonly #timer: NodeJS.Timeout;
  #peakBytes: number;

  static async start(backend: BackendProcess): Promise<MemoryWatch> {
    return new MemoryWatch(backend, await backend.memoryBytes('idle'));
  }

  private constructor(backend: BackendProcess, idleBytes: number) {
    this.#backend = backend;
    this.#idleBytes = idleBytes;
    this.#peakBytes = idleBytes;
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** The most that it was above its start, in MiB. */
  async stop(): Promise<number> {
    clearInterval(this.#timer);
    await this.#look();
    return Math.round((this.#peakBytes - this.#idleBytes) / 2 ** 20);
  }

  async #look(): Promise<void> {
    const bytes = await this.#backend.memoryBytes('busy');
    this.#peakBytes = Math.max(this.#peakBytes, bytes);
  }
}

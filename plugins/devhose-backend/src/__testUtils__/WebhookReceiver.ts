import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was posted. */
export interface ReceivedPost {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Takes what webhooks post, and answers as told. */
export class WebhookReceiver {
  readonly posts: ReceivedPost[] = [];
  readonly #server: Server;

  /** @param answers - Statuses, in turn; 204 when there are no more. */
  static async start(answers: number[] = []): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver(answers);
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  private constructor(answers: number[]) {
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      this.posts.push({ headers: request.headers, body });
      response.statusCode = answers.shift() ?? 204;
      response.end();
    });
  }

  /** By a name, so that it has to be looked up. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}/hook`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

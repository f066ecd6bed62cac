import { once } from 'node:events';
import net from 'node:net';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import { listeningProcess } from './listeningProcess.ts';

/** Browsers try both for `localhost`. */
const loopbackAddresses = ['127.0.0.1', '::1'];

/** Makes sure that nobody listens on the port that people will open. */
export async function requireFreePort(port: number): Promise<void> {
  if (await isFree(port)) {
    return;
  }
  const holder = await listeningProcess(port);
  throw new SentenceError(
    `Port ${port} is in use${
      holder ? ` by ${holder}` : ''
    }: stop that, or choose another port with --port.`,
  );
}

/** The preferred port if it is free, else one that the system chooses. */
export async function findFreePort(preferred = 0): Promise<number> {
  if (preferred && (await isFree(preferred))) {
    return preferred;
  }
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') {
    throw new Error('A TCP server has no port');
  }
  return address.port;
}

async function isFree(port: number): Promise<boolean> {
  for (const address of loopbackAddresses) {
    if (!(await canListen(port, address))) {
      return false;
    }
  }
  return true;
}

function canListen(port: number, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        resolve(false);
      } else if (
        error.code === 'EADDRNOTAVAIL' ||
        error.code === 'EAFNOSUPPORT'
      ) {
        // A machine without IPv6: nobody can listen there.
        resolve(true);
      } else if (error.code === 'EACCES') {
        reject(
          new SentenceError(
            `Port ${port} may not be used by this user: choose one above 1023 with --port.`,
          ),
        );
      } else {
        reject(error);
      }
    });
    server.listen({ port, host: address, ipv6Only: address === '::1' }, () =>
      server.close(() => resolve(true)),
    );
  });
}

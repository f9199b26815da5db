import { createServer } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';

export interface TunnelProxy {
  readonly url: string;
  /** `host:port` of every tunnel that was asked for. */
  readonly tunnels: readonly string[];
}

/** A proxy whose every tunnel ends at `target`, whatever host was asked for. It is gone when the test ends. */
export async function tunnelProxy(target: string): Promise<TunnelProxy> {
  const { hostname, port } = new URL(target);
  const tunnels: string[] = [];
  const server = createServer();
  server.on('connect', (request, client) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`, tunnels };
}

/**
 * Loaded before the program by NODE_OPTIONS: every look-up and connection that leaves this machine is written to the
 * file that SLUICE_NETWORK_LOG names, and fails.
 */
import { appendFileSync } from 'node:fs';
import dns from 'node:dns';
import net from 'node:net';

const log = process.env['SLUICE_NETWORK_LOG'] ?? '';
const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host);

function refuse(target: string): Error {
  appendFileSync(log, `${target}\n`);
  return new Error(`A test reaches for ${target}`);
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function guarded(this: net.Socket, ...given: readonly unknown[]): net.Socket {
  const target = hostOf(given);
  if (target !== undefined && !isLoopback(target)) {
    this.destroy(refuse(`connect ${target}`));
    return this;
  }
  return Reflect.apply(connect, this, given);
};

const { lookup } = dns;
Object.assign(dns, {
  lookup: (host: string, ...rest: readonly unknown[]): unknown => {
    if (isLoopback(host) || net.isIP(host) !== 0) return Reflect.apply(lookup, dns, [host, ...rest]);
    const callback = rest.at(-1);
    const error = refuse(`look up ${host}`);
    if (typeof callback === 'function') process.nextTick(callback, error);
    return undefined;
  },
});

// connect(options), connect(port, host) and connect(path), each also as the array that net itself passes on.
function hostOf(given: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof second === 'string' ? second : 'localhost';
}

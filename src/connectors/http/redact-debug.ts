// NODE_DEBUG=undici or fetch prints the address of every request, whose query may hold a key. undici asks for its loggers
// when it is loaded, so this file is imported before it.
import util from 'node:util';

const LOGS = /^(?:undici|fetch|websocket)/;
const original = util.debuglog;

util.debuglog = (section, callback) => {
  const log = original(section, callback);
  if (!LOGS.test(section)) return log;
  const redacted = (message: string, ...values: unknown[]) => log(message, ...values.map(withoutQuery));
  return Object.defineProperty(redacted, 'enabled', { get: () => log.enabled }) as util.DebugLogger;
};

function withoutQuery(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\?.*$/s, '?[redacted]') : value;
}

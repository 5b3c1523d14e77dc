import './redact-debug.js';
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { UserError } from '../../errors.js';

/** A way to a server through the proxy that the environment names. */
export interface ProxiedWay extends Pick<Dispatcher, 'dispatch'> {
  destroy(): Promise<void>;
}

/** Where environments name proxies; the lower case counts first, as everywhere. */
const NAMES = { httpProxy: ['http_proxy', 'HTTP_PROXY'], httpsProxy: ['https_proxy', 'HTTPS_PROXY'] } as const;

/** This machine's own servers, which no proxy can reach. */
const OWN = /^https?:\/\/(?:localhost|[\w.-]*\.localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

/**
 * The way to a server when the environment names a proxy (HTTP_PROXY, HTTPS_PROXY; NO_PROXY excepts hosts); undefined when
 * there is none, and for this machine's own servers. @throws UserError for a proxy that is no address
 */
export function proxiedWay(
  origin: string,
  environment: NodeJS.ProcessEnv,
  settings: { readonly connections: number; readonly headersTimeout: number; readonly bodyTimeout: number },
): ProxiedWay | undefined {
  const proxies = {
    httpProxy: addressIn(environment, NAMES.httpProxy),
    httpsProxy: addressIn(environment, NAMES.httpsProxy),
  };
  if ((!proxies.httpProxy && !proxies.httpsProxy) || OWN.test(origin)) return undefined;
  // Most proxies give tunnels to TLS alone.
  const agent = new EnvHttpProxyAgent({ ...settings, ...proxies, proxyTunnel: false });
  return {
    dispatch: (request, handler) => agent.dispatch({ ...request, origin }, handler),
    destroy: () => agent.destroy(),
  };
}

function addressIn(environment: NodeJS.ProcessEnv, names: readonly string[]): string {
  const name = names.find((one) => environment[one] !== undefined);
  const text = name === undefined ? '' : (environment[name] ?? '');
  if (text === '') return '';
  const address = text.includes('://') ? text : `http://${text}`;
  if (URL.canParse(address) && /^https?:/i.test(address)) return address;
  throw new UserError(`${name} is no address of a proxy: write one, such as http://proxy.example:3128, or unset it`);
}

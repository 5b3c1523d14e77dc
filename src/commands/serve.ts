import { BaseCommand, oclifFlags } from '../cli/base-command.js';
import { SERVE_FLAGS } from '../cli/serve/serve-flags.js';

/** Answers lookups over HTTP. */
export default class Serve extends BaseCommand {
  static override summary = 'Answer lookups over HTTP.';
  static override description =
    'Listens until SIGTERM, SIGHUP or Ctrl-C; /docs describes what it answers, /metrics counts it for Prometheus. One JSON line per request on standard error.';
  static override examples = [
    '<%= config.bin %> serve --port 8000',
    '<%= config.bin %> serve --host 0.0.0.0 --token-file /run/secrets/akeneo-lookup',
  ];
  static override flags = oclifFlags(SERVE_FLAGS);

  async run(): Promise<void> {
    const { runServe } = await import('../cli/serve/run-serve.js');
    await this.inSession<typeof SERVE_FLAGS>(runServe);
  }
}

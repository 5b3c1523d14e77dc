import { Help } from '@oclif/core';

/** The help of the program as a whole says first how it is used without a command. */
export default class RootHelp extends Help {
  override formatRoot(): string {
    const { bin, pjson, userAgent } = this.config;
    const usage = [
      `$ ${bin} TEXT --fields NAMES     fill fields from a text`,
      `$ ${bin} --fields NAMES < FILE   the same from a file`,
      `$ ${bin} COMMAND                 one of these; COMMAND --help says more`,
    ];
    const example = [
      `$ ${bin} "Baignoire en acrylique, 170 x 70 cm" --fields EF002169,EF000008`,
      '{"EF002169":"acrylique","EF000008":70}',
    ];
    const environment = [
      ['AKENEO_LOOKUP_CONFIG', 'the configuration file'],
      ['AKENEO_LOOKUP_DATABASE', 'the SQLite catalogue'],
      ['LLM_QUERY_TIMEOUT', 'the deadline of one product, in seconds or as 500ms, 20s, 2m'],
    ] as const;
    return [
      this.wrap(String(pjson.description)),
      this.section('VERSION', userAgent),
      this.section('USAGE', usage.join('\n')),
      this.section('EXAMPLE', example.join('\n')),
      this.section(
        'ENVIRONMENT',
        environment.map(([name, about]) => [name, about] as [string, string]),
      ),
    ].join('\n\n');
  }
}

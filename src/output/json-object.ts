/**
 * A JSON object with its members in the order given; JSON.stringify would put codes that look like numbers first.
 * @param members keys with their values, which are JSON already
 */
export function jsonObject(members: readonly (readonly [key: string, json: string])[], pretty: boolean): string {
  const colon = pretty ? ': ' : ':';
  const lines = members.map(([key, json]) => `${JSON.stringify(key)}${colon}${json}`);
  if (!pretty || lines.length === 0) return `{${lines.join(',')}}`;
  // Only line feeds are line ends of JSON: a text may hold others, such as U+2028, as they are.
  return `{\n  ${lines.join(',\n').replaceAll('\n', '\n  ')}\n}`;
}

/** A table in plain text under a title: columns below each other, the first flush left and figures flush right. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [['', ...head], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string => row.map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('   ');
  return ['', title, ...all.map((row) => `  ${line(row)}`.trimEnd())].join('\n');
}

/** A figure as it is read: with as many digits as mean something; a dash where there is none. */
export function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

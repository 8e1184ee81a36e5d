/** Listens to the console from now on; answers what was said, as lines. The console still shows it. */
export function listenTo(method: 'warn' | 'error'): () => readonly string[] {
  const lines: string[] = [];
  const original = console[method].bind(console);
  console[method] = (...said: unknown[]) => {
    lines.push(said.map(String).join(' '));
    original(...said);
  };
  return () => lines;
}

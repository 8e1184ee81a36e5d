// @ts-check
/** What the browser tests need of their dev server beside the files. */
import { request } from 'node:http';
import { referenceServer } from './reference-server.js';

/**
 * Catalogs as modules: a browser refuses `import('./panel.json')`, a bundler turns it into this.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function jsonModules() {
  return {
    name: 'json-modules',
    resolveMimeType: ({ path }) => (path.endsWith('.json') ? 'js' : undefined),
    transform: ({ path, body }) => (path.endsWith('.json') ? { body: `export default ${String(body)}` } : undefined),
  };
}

/**
 * Scripts that are no imports, such as a worker's: they are asked for by the name that they will have once built.
 * @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
export const builtNames = (context, next) => {
  if (/^\/src\/.*\/worker\.js$/.test(context.path)) context.path = context.path.replace(/js$/, 'ts');
  return next();
};

/**
 * Addresses that answer what is asked of them: `/said?[1,2]` is the JSON `[1,2]`.
 * @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
export const said = (context, next) => {
  if (!context.path.startsWith('/said')) return next();
  context.type = 'application/json';
  context.body = decodeURIComponent(context.querystring);
  return Promise.resolve();
};

/**
 * The real reference server below `/help-api`, which a test can end and start again:
 * `await executeServerCommand('server', 'stop' | 'start' | 'restart')`.
 *
 * While it is down its address behaves as a dead server's does: the connection is closed without an answer.
 * @returns {{ plugin: import('@web/test-runner').TestRunnerPlugin, middleware: NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number] }}
 */
export function helpServer() {
  const server = referenceServer();
  return {
    plugin: {
      name: 'help-server',
      serverStart: () => server.start(),
      serverStop: () => server.remove(),
      async executeCommand({ command, payload }) {
        if (command !== 'server') return undefined;
        if (payload === 'stop' || payload === 'restart') await server.stop();
        if (payload === 'start' || payload === 'restart') await server.start();
        return { running: server.url !== undefined };
      },
    },
    middleware: (context, next) => {
      if (!context.path.startsWith('/help-api/')) return next();
      context.respond = false;
      // Koa's own status stays 404 where another answers, and the runner would report that.
      context.status = 200;
      forward(context.req, context.res, server.url);
      return Promise.resolve();
    },
  };
}

/**
 * Passes a request on as it streams in, and the answer back as it streams out.
 * @param {import('node:http').IncomingMessage} asked
 * @param {import('node:http').ServerResponse} answer
 * @param {string | undefined} target
 */
function forward(asked, answer, target) {
  const hangUp = () => answer.destroy();
  if (!target) {
    hangUp();
    return;
  }
  const { host, ...headers } = asked.headers;
  const onward = request(new URL(asked.url ?? '/', target), { method: asked.method, headers: { ...headers, 'x-forwarded-host': host } }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    answer.flushHeaders();
    response.pipe(answer);
    response.on('error', hangUp);
  });
  onward.on('error', hangUp);
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}

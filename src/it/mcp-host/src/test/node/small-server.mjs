// A server with two tools and two resources, each on a separate page. Each argument is a fault:
//   METHOD=CODE      answers the method with the error code
//   METHOD=silence   never answers the method
//   METHOD=JSON      answers the method with the result, or with the error if the JSON has a member "error"
//   message=TEXT     uses the text as the message of every error code
//   crash=TEXT       writes the text to standard error when the server is ready, and ends
//   stubborn         ignores the request to end
import { createInterface } from 'node:readline';

const faults = new Map(process.argv.slice(2).map((fault) => fault.split(/=(.*)/s)));
const tools = [1, 2].map((n) => ({ name: `tool-${n}`, inputSchema: { type: 'object' } }));
const resources = [1, 2].map((n) => ({ uri: `test://${n}`, name: `resource-${n}` }));

const page = (member, entries, cursor) =>
  cursor ? { [member]: entries.slice(1) } : { [member]: entries.slice(0, 1), nextCursor: 'second' };

const methods = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {}, resources: {} },
    serverInfo: { name: 'small-server', version: '1' },
  }),
  ping: () => ({}),
  'tools/list': (params) => page('tools', tools, params?.cursor),
  'resources/list': (params) => page('resources', resources, params?.cursor),
};

const answer = (method, params) => {
  const fault = faults.get(method);
  if (fault === undefined) {
    return { result: methods[method](params) };
  }
  const value = JSON.parse(fault);
  if (value?.error !== undefined) {
    return value;
  }
  return Number.isInteger(value)
    ? { error: { code: value, message: faults.get('message') ?? `no ${method} here` } }
    : { result: value };
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'notifications/initialized' && faults.has('crash')) {
    process.stderr.write(faults.get('crash'), () => process.exit(3));
  } else if (id !== undefined && faults.get(method) !== 'silence') {
    console.log(JSON.stringify({ jsonrpc: '2.0', id, ...answer(method, params) }));
  }
});

if (faults.has('stubborn')) {
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
}

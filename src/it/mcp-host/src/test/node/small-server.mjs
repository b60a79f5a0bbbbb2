// A server with two tools and two resources, each on a separate page. Each argument is a fault:
//   METHOD=CODE      replies to the method with the error code
//   METHOD=silence   never replies to the method
//   METHOD=JSON      replies to the method with the result, or with the error if the JSON has a member "error"
//   message=TEXT     uses the text as the message of every error code; $NAME is an environment variable
//   null-id          uses null as the id of every error
//   expired=TEXT     replies to the lists with an error from the second ping on
//   format=TEXT      writes the text for each message, with the message in place of %s, instead of "%s\n"
//   indent=N         indents messages
//   encoding=NAME    writes messages in this encoding
//   flood=N          first writes N characters to standard output and standard error
//   exit             ends after the first message
//   crash=TEXT       writes the text to standard error when the server is ready, and ends
//   variables        offers one tool for each environment variable, by its name
//   stubborn         ignores the request to end
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const faults = new Map(process.argv.slice(2).map((fault) => fault.split(/=(.*)/s)));
const text = (fault) => faults.get(fault)?.replace(/\$(\w+)/g, (_, name) => process.env[name]);
const names = faults.has('variables') ? Object.keys(process.env) : ['tool-1', 'tool-2'];
const tools = names.map((name) => ({ name, inputSchema: { type: 'object' } }));
const resources = [1, 2].map((n) => ({ uri: `test://${n}`, name: `resource-${n}` }));
let pings = 0;

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

const reply = (method, params) => {
  const fault = faults.get(method);
  if (method.endsWith('/list') && pings > 1 && faults.has('expired')) {
    return { error: { code: -32000, message: faults.get('expired') } };
  }
  if (fault === undefined) {
    return { result: methods[method](params) };
  }
  const value = JSON.parse(fault);
  if (value?.error !== undefined) {
    return value;
  }
  return Number.isInteger(value)
    ? { error: { code: value, message: text('message') ?? `no ${method} here` } }
    : { result: value };
};

const write = (message) => {
  const json = JSON.stringify(message, null, Number(faults.get('indent')));
  const line = (faults.get('format') ?? '%s\n').replace('%s', () => json);
  process.stdout.write(Buffer.from(line, faults.get('encoding')), () => faults.has('exit') && process.exit(3));
};

if (faults.has('flood')) {
  const flood = 'x'.repeat(Number(faults.get('flood')));
  process.stderr.write(flood);
  process.stdout.write(flood + '\n');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'notifications/initialized' && faults.has('crash')) {
    // At once, because the next line may be here already, and would be answered.
    writeSync(process.stderr.fd, text('crash'));
    process.exit(3);
  } else if (id !== undefined && faults.get(method) !== 'silence') {
    pings += method === 'ping';
    const response = reply(method, params);
    write({ jsonrpc: '2.0', id: response.error && faults.has('null-id') ? null : id, ...response });
  }
});

if (faults.has('stubborn')) {
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
}

// A server of two tools and two resources, each on a page of its own. Told "unwilling", it lists nothing.
import { createInterface } from 'node:readline';

const unwilling = process.argv[2] === 'unwilling';
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

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) {
    return;
  }
  const answer = unwilling && method.endsWith('/list')
    ? { error: { code: -32603, message: 'the list is not to be had' } }
    : { result: methods[method](params) };
  console.log(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
});

// Runs a server and copies its output to a file, byte for byte: node record.mjs FILE SERVER [ARGUMENT...]
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const [file, ...server] = process.argv.slice(2);
const child = spawn(process.execPath, server, { stdio: ['inherit', 'pipe', 'inherit'] });
child.stdout.on('data', (bytes) => {
  appendFileSync(file, bytes);
  process.stdout.write(bytes);
});
child.on('exit', (code) => process.exit(code ?? 1));
process.on('SIGTERM', () => child.kill());

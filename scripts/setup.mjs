/**
 * What runs before anything is installed: plain JavaScript, Node's own modules only.
 * Checks Node, installs the packages where they are missing or not those of package-lock.json, and
 * runs the TypeScript scripts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FLOOR = [20, 9];

/** Ends the process where Node is too old for Next. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return;
  console.error(`Gongkai Atlas needs Node ${FLOOR.join('.')} or newer; this is ${version}. Get a current one from https://nodejs.org and run the command again.`);
  process.exit(1);
}

/** Whether what is installed is what package-lock.json names. Packages for other systems may be absent. */
export function installed(root = ROOT) {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = read('package-lock.json');
  const there = read('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    path === '' || there[path]?.version === version || (optional === true && there[path] === undefined));
}

/** npm as it was called, or as it is found. */
function npm(args) {
  const via = process.env.npm_execpath;
  return via && /\.[cm]?js$/.test(via)
    ? spawnSync(process.execPath, [via, ...args], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
}

export function installPackages() {
  if (installed()) return;
  console.log('Installing packages (npm ci) …');
  const { status } = npm(['ci', '--no-audit', '--no-fund']);
  if (status !== 0) {
    console.error('The packages could not be installed. Check the network, or the registry that npm is set to, and run the command again.');
    process.exit(1);
  }
}

/** Runs a command to its end and gives its exit status; an interrupt reaches it too. */
export function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env } });
    const pass = (signal) => child.kill(signal);
    const onInterrupt = () => pass('SIGINT');
    const onEnd = () => pass('SIGTERM');
    process.on('SIGINT', onInterrupt);
    process.on('SIGTERM', onEnd);
    const finish = (status) => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onEnd);
      done(status);
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      finish(127);
    });
    child.on('close', (status, signal) => finish(signal ? 130 : status ?? 1));
  });
}

/** A script of this project in TypeScript. */
export const runScript = (script, args = [], env = {}) =>
  run(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts', script), ...args], env);

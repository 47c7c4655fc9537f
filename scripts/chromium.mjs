/** A Chromium for the browser tests: one that is installed, else one from the system's packages. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];
const ELSEWHERE = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => (process.env[name] ? [
    join(process.env[name], 'Google/Chrome/Application/chrome.exe'),
    join(process.env[name], 'Chromium/Application/chrome.exe'),
    join(process.env[name], 'Microsoft/Edge/Application/msedge.exe'),
  ] : [])),
};

/** Ubuntu's chromium-browser without snap is a script that only says so: it must tell its version. */
function runs(path) {
  if (!existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20000 });
  return status === 0 && /\d+\./.test(stdout);
}

/** The path of a browser that runs, or null. CHROMIUM_PATH comes first. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return runs(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...(ELSEWHERE[process.platform] ?? [])];
  return candidates.find(runs) ?? null;
}

const WHAT_TO_DO = `The browser tests need a Chromium. Install one and run the command again:
  Debian, Ubuntu:  sudo apt-get install --no-install-recommends chromium fonts-noto-cjk
  Fedora:          sudo dnf install chromium google-noto-sans-cjk-fonts
  macOS:           brew install --cask chromium      (or Google Chrome)
  Windows:         winget install Google.Chrome
One that stands elsewhere is named with CHROMIUM_PATH=/path/to/chromium.`;

/** Finds a Chromium, or installs Debian's where that is allowed; null, after saying what to install, where not. */
export function haveChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) {
    console.error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and that does not run.\n${WHAT_TO_DO}`);
    return null;
  }
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    const root = process.getuid?.() === 0;
    const sudo = !root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
    if (root || sudo) {
      console.log('Installing Chromium from the system\'s packages …');
      const apt = (...args) => spawnSync(root ? 'apt-get' : 'sudo', root ? args : ['-n', 'apt-get', ...args], {
        stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
      apt('update');
      apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
      const installed = findChromium();
      if (installed) return installed;
    }
  }
  console.error(WHAT_TO_DO);
  return null;
}

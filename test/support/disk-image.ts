import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' }).trim();

/** Whether this machine can mount a file as a disk: root, loop devices, ext4. */
export function canMountImages(): boolean {
  try {
    const image = createDiskImage(16);
    image.remove();
    return true;
  } catch {
    return false;
  }
}

export type DiskImage = ReturnType<typeof createDiskImage>;

/**
 * An ext4 disk in a file. A copy of the file at one moment holds just what the file system had really sent to the disk by
 * then: what a power cut leaves behind.
 */
export function createDiskImage(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'disk-image-'));
  const file = join(folder, 'disk.img');
  run('truncate', '-s', `${megabytes}M`, file);
  run('mkfs.ext4', '-q', '-F', file);
  let mounted = mountImage(file, join(folder, 'mount'));

  return {
    get path() {
      return mounted.path;
    },
    /** Copies the image as it is now; nothing is flushed. */
    cutPower() {
      copyFileSync(file, join(folder, 'cut.img'));
    },
    /** Unmounts the disk and mounts what the cut left, its journal replayed. */
    afterTheCut() {
      mounted.unmount();
      mounted = mountImage(join(folder, 'cut.img'), join(folder, 'mount'));
      return mounted.path;
    },
    remove() {
      mounted.unmount();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mountImage(file: string, path: string) {
  mkdirSync(path, { recursive: true });
  run('mount', '-o', 'loop', file, path);
  return { path, unmount: () => unmountWhenFree(path) };
}

/** Children of a killed program may hold its files for a moment longer. */
function unmountWhenFree(path: string) {
  for (let left = 100; ; left -= 1) {
    try {
      run('umount', path);
      return;
    } catch (error) {
      if (left === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/**
 * How Node is started to become the hub. Its own idea of a heap follows the machine's memory: with a thousand tablets at once
 * it put off clearing up until 880 MB were taken, of which 20 were in use. The largest edition (16 MB) is stored within this.
 */
export const heapBounds = ['--max-old-space-size=224', '--max-semi-space-size=16'];

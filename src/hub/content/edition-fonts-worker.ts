import { parentPort, workerData } from 'node:worker_threads';
import { cutFonts } from './cut-fonts.ts';

parentPort?.postMessage(await cutFonts(workerData));

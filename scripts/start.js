import { bundleIfStale } from './build.js';

await bundleIfStale();
await import('../dist/main.js');

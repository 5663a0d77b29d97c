import module from 'node:module';
import { bundleIfStale } from './build.js';

// From Node 22 on, what V8 made of the bundle is kept for the next start.
module.enableCompileCache?.();

await bundleIfStale();
await import('../dist/main.js');

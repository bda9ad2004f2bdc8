import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Made once and kept: no test has to wait for it, or finds none.
    globalSetup: ['test/dictionary.ts'],
    // Whatever the language of this computer; compiled code is kept between processes, as `npm start` does it.
    env: { EDITOR_LANGUAGE: 'en', NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    // The files of a worker share its modules and the knowledge it has read: no test changes what others see.
    isolate: false,
    // Nor does a replaced function outlast its test.
    restoreMocks: true,
    // Tests wait for events and not for times; these limits only end what hangs, also on a machine ten times as slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000, interval: 10 } },
    // Many tests wait for processes and clocks: with one worker, as is usual on two cores, half of the time is lost.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})

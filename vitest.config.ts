import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Many tests wait for processes and clocks: with one worker, as is usual on two cores, half of the time is lost.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})

/**
 * Dockerfile, compose.yaml and the systemd unit, as far as they can be tried without Docker and systemd: the program
 * starts from just what is copied into the image, without development packages, as another user who may write to
 * DATA_DIR only.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { until } from '../engine.ts'
import { freePort } from '../free-port.ts'

const root = join(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ')
const instructions = (name: string) =>
  dockerfile
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1).trim())
/** The second stage: what becomes the image. */
const copies = instructions('COPY')
  .filter((line) => !line.startsWith('--from'))
  .map((line) => line.split(' ').slice(0, -1))
const inImage = [...new Set(copies.flat())]
const listIn = (line: string | undefined): string[] => JSON.parse(/\[.*\]/.exec(line ?? '')?.[0] ?? '[]')
const command = listIn(instructions('CMD')[0])
const check = listIn(instructions('HEALTHCHECK')[0] ?? dockerfile.split('HEALTHCHECK')[1])
const nobody = 65534
const isRoot = process.getuid?.() === 0

describe('The image', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'image-'))
    chmodSync(folder, 0o755)
    const app = join(folder, 'app')
    mkdirSync(join(app, 'node_modules'), { recursive: true })
    for (const name of inImage) cpSync(join(root, name), join(app, name), { recursive: true })
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> }
    for (const [path, { dev }] of Object.entries(packages)) {
      if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || !existsSync(join(root, path))) continue
      mkdirSync(join(app, path, '..'), { recursive: true })
      symlinkSync(join(root, path), join(app, path))
    }
    for (const path of readdirSync(app, { recursive: true, withFileTypes: true }))
      if (!path.isSymbolicLink() && !path.parentPath.includes('node_modules'))
        chmodSync(join(path.parentPath, path.name), path.isDirectory() ? 0o555 : 0o444)
    chmodSync(app, 0o555)
    mkdirSync(join(folder, 'data'), { mode: 0o700 })
    if (isRoot) chownSync(join(folder, 'data'), nobody, nobody)
  })
  afterAll(() => {
    for (const path of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (path.isDirectory()) chmodSync(join(path.parentPath, path.name), 0o755)
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (words: string[], env: Record<string, string>) =>
    spawn(process.execPath, words.slice(1), {
      cwd: join(folder, 'app'),
      env: { HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), TMPDIR: join(folder, 'none'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
    })

  test('holds what it names, and nothing that is secret or belongs to tests', () => {
    expect(inImage).toEqual(
      expect.arrayContaining(['package.json', 'package-lock.json', 'bot', 'adapters', 'knowledge']),
    )
    for (const name of inImage) expect(existsSync(join(root, name)), name).toBe(true)
    expect(inImage).not.toEqual(expect.arrayContaining(['.']))
    const ignored = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
    expect(ignored[0]).toBe('*')
    expect(
      ignored
        .filter((line) => line.startsWith('!'))
        .map((line) => line.slice(1))
        .sort(),
    ).toEqual(inImage.toSorted())
    // What is left out by name must not be code or knowledge.
    for (const part of ['bot', 'adapters', 'knowledge'])
      for (const path of readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }))
        expect(/(^|\/)(data|\.env)(\/|$)|\.log$/.test(path), path).toBe(false)
    expect(instructions('USER')).toEqual(['node'])
    expect(dockerfile).toContain('npm ci --omit=dev')
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } }
    for (const from of instructions('FROM'))
      expect(from).toMatch(new RegExp(`^node:${engines.node.replace(/\D/g, '')}-slim`))
  })

  test('starts as it is started, is healthy, writes to its data only, and ends at once', async () => {
    const port = String(await freePort())
    const start = JSON.parse(read('package.json')).scripts.start as string
    expect(command.join(' ')).toBe(start)
    const child = run(command, { PORT: port })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += data
      })
    try {
      await until(() => output.includes('Stop with Ctrl-C') || child.exitCode !== null)
      expect(child.exitCode, output).toBeNull()
      const answer = await fetch(`http://127.0.0.1:${port}/`)
      expect(answer.status).toBe(200)
      const checked = run(check, { PORT: port })
      expect(await once(checked, 'exit')).toEqual([0, null])
      const away = run(check, { PORT: String(await freePort()) })
      expect(await once(away, 'exit')).toEqual([1, null])
      expect(readdirSync(join(folder, 'data'))).toEqual(expect.arrayContaining(['bot.sqlite', 'data.key']))
      if (isRoot) expect(statSync(join(folder, 'data/data.key')).uid).toBe(nobody)
      const writing = run(['node', '-e', "require('node:fs').writeFileSync('bot/x', '')"], {})
      expect((await once(writing, 'exit'))[0]).not.toBe(0)
    } finally {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        expect(await once(child, 'exit')).toEqual([0, null])
      }
    }
  })
})

interface Service {
  env_file?: string
  environment: Record<string, string>
  ports?: string[]
  networks: string[]
  volumes: string[]
  command?: string[]
  read_only?: boolean
  healthcheck?: { test: string[] }
  stop_grace_period: string
}

test('compose.yaml: a Redis that loses nothing and that only the bot can reach', () => {
  const { services, networks, volumes } = load(read('compose.yaml')) as {
    services: Record<'bot' | 'redis', Service>
    networks: Record<string, { internal?: boolean } | null>
    volumes: Record<string, unknown>
  }
  const { bot, redis } = services
  const words = redis.command ?? []
  const settings = Object.fromEntries(
    words.flatMap((word, at) => (word.startsWith('--') ? [[word, words[at + 1]]] : [])),
  )
  expect(settings).toMatchObject({
    '--appendonly': 'yes',
    '--appendfsync': 'always',
    '--maxmemory-policy': 'noeviction',
    '--requirepass': expect.stringMatching(/^\$\{REDIS_PASSWORD:\?/),
  })
  expect(redis.ports).toBeUndefined()
  expect(redis.networks.map((name) => networks[name]?.internal)).toEqual([true])
  expect(bot.networks).toEqual(expect.arrayContaining(redis.networks))
  for (const { volumes: used, read_only } of [bot, redis]) {
    expect(read_only).toBe(true)
    for (const volume of used) expect(Object.keys(volumes)).toContain(volume.split(':')[0])
  }
  expect(bot.env_file).toBe('.env')
  for (const port of bot.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
  expect(Number.parseInt(bot.stop_grace_period, 10)).toBeGreaterThan(10)
  const REDIS_URL = (bot.environment.REDIS_URL ?? '').replace(/\$\{.*?\}/, 'secret')
  const { host, redisUrl } = readConfig({ ...bot.environment, REDIS_URL, DATA_KEY: '07'.repeat(32) })
  expect([host, redisUrl]).toEqual(['0.0.0.0', 'redis://:secret@redis:6379'])
  const secrets = read('compose.yaml').match(/\$\{(\w+)/g)
  expect(new Set(secrets)).toEqual(new Set(['$' + '{REDIS_PASSWORD']))
})

test('the systemd unit starts the same program, stops it in time and lets it write to its data only', () => {
  const unit = read('deploy/talent-bot.service')
  const valuesOf = (name: string) =>
    [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '')
  const [start = ''] = valuesOf('ExecStart')
  expect(start.split(' ').slice(1)).toEqual(command.slice(1))
  expect(existsSync(join(root, start.split(' ').at(-1) ?? ''))).toBe(true)
  const data = /DATA_DIR=(\S+)/.exec(valuesOf('Environment')[0] ?? '')?.[1]
  expect(valuesOf('ReadWritePaths')).toEqual([data])
  expect(valuesOf('StateDirectory')).toEqual([data?.replace('/var/lib/', '')])
  expect(Number(valuesOf('TimeoutStopSec')[0])).toBeGreaterThan(10)
  for (const line of [
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'PrivateTmp=yes',
    'CapabilityBoundingSet=',
    'UMask=0077',
  ])
    expect(unit.split('\n')).toContain(line)
  expect(unit.split('\n')).not.toContain('MemoryDenyWriteExecute=yes')
  expect(valuesOf('MemoryMax')).toHaveLength(1)
})

/** The gateway as a process: killed, frozen, started again. */
import { randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import { connect } from 'node:net'
import { FileBox } from 'file-box'
import { describe, expect, test } from 'vitest'
import { startGateway } from './gateway.ts'
import { contact, loggedInClientOf, meeting, sees, texts } from './gateway-client.ts'

describe('as a process', () => {
  test('killed and started again, it knows what was said and sent, and what was said meanwhile is lost', async () => {
    const { gateway, client } = await meeting({ process: true })
    const anna = gateway.person('Anna')
    const before = anna.says('before')
    await sees(() => texts(client)).toEqual(['before'])
    const answer = await (await contact(client, anna)).say('answer')
    await gateway.kill()
    await sees(() => client.errors.length).toBeGreaterThan(0)
    const missed = anna.says('meanwhile')
    expect(await refusesConnections(gateway.endpoint)).toBe(true)

    await gateway.restart()
    const next = await loggedInClientOf(gateway)
    const after = anna.says('after')
    await sees(() => texts(next)).toEqual(['after'])
    gateway.redelivers(3)
    await sees(() => next.order.length).toBe(4)
    expect(next.order).toEqual([after.id, before.id, missed.id, after.id])
    expect((await next.bot.Message.find({ id: answer?.id ?? '' }))?.text()).toBe('answer')
    expect(anna.sees().map(({ id, text }) => [id, text])).toEqual([[answer?.id, 'answer']])
    const bytes = randomBytes(40_000)
    await (await contact(next, anna)).say(FileBox.fromBase64(bytes.toString('base64'), 'list.pdf'))
    const seen = await anna.waitsFor(({ file }) => file?.name === 'list.pdf')
    expect(bytes.equals(seen.file?.bytes ?? Buffer.of())).toBe(true)
  })

  test('whatever was answered before a kill is in the journal', async () => {
    const { gateway, client } = await meeting({ process: true })
    const anna = gateway.person('Anna')
    const toAnna = await contact(client, anna)
    const answered: string[] = []
    const sending = Array.from({ length: 200 }, (_, n) =>
      toAnna.say(`message ${n}`).then(
        (message) => void (message && answered.push(message.id)),
        () => {},
      ),
    )
    await sees(() => answered.length).toBeGreaterThan(20)
    await gateway.kill()
    await Promise.all(sending)
    const known = new Set(anna.sees().map(({ id }) => id))
    expect(answered.filter((id) => !known.has(id))).toEqual([])
    expect(known.size).toBe(anna.sees().length)
  })

  test('faults outlive a restart', async () => {
    const { gateway, client } = await meeting({ process: true })
    const anna = gateway.person('Anna')
    gateway.faults.rejectsSends({ with: anna, times: 2 })
    await gateway.settled()
    await expect((await contact(client, anna)).say('1')).rejects.toThrow('window closed')
    await gateway.restart()
    const next = await loggedInClientOf(gateway)
    await expect((await contact(next, anna)).say('2')).rejects.toThrow('window closed')
    await (await contact(next, anna)).say('3')
    await anna.waitsFor('3')
    expect(anna.sees().length).toBe(1)
  })

  test('frozen, it answers nothing; thawed, it goes on where it was', async () => {
    const { gateway, client } = await meeting({ process: true })
    const anna = gateway.person('Anna')
    const toAnna = await contact(client, anna)
    gateway.freeze()
    let answered = false
    const answer = toAnna.say('Are you there?').then(() => {
      answered = true
    })
    anna.says('Hello')
    await new Promise((go) => setTimeout(go, 500))
    expect([answered, client.heard, anna.sees()]).toEqual([false, [], []])
    gateway.thaw()
    await answer
    await anna.waitsFor('Are you there?')
    await sees(() => texts(client)).toEqual(['Hello'])
  })

  test('frozen, it can be killed; afterwards there is nothing left of it', async () => {
    const gateway = await startGateway({ process: true })
    await access(gateway.folder)
    gateway.freeze()
    await gateway.stop()
    expect(await refusesConnections(gateway.endpoint)).toBe(true)
    await expect(access(gateway.folder)).rejects.toThrow('ENOENT')
    expect(() => gateway.thaw()).toThrow('running gateway process')
  })
})

const refusesConnections = (endpoint: string) =>
  new Promise<boolean>((done) => {
    const [host, port] = endpoint.split(':')
    const socket = connect(Number(port), host)
    socket.on('connect', () => done(false)).on('error', () => done(true))
    socket.on('connect', () => socket.destroy())
  })

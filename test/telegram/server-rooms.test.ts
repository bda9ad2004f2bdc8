/** Files, groups, topics and the bot's menu on the Bot API server for tests. */
import { expect, test } from 'vitest'
import { startWithClient } from './server-start.ts'

test('a file goes up and is seen with its bytes and words', async () => {
  const { telegram, client } = await startWithClient()
  const li = telegram.person()
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 254, 0])
  await client.sendDocument(
    li.id,
    { source: bytes, filename: '结果.pdf' },
    {
      caption: '<i>Result</i>',
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: 'OK', callback_data: 'ok' }]] },
    },
  )
  const seen = await li.waitsFor('Result')
  expect(seen.file).toEqual({
    kind: 'document',
    name: '结果.pdf',
    type: 'application/pdf',
    bytes: new Uint8Array(bytes),
  })
  expect(seen).toMatchObject({ buttons: [['OK']], entities: [{ type: 'italic', offset: 0, length: 6 }] })
  const again = await client.sendDocument(li.id, seen.message.document?.file_id ?? '')
  expect(again.document.file_id).toBe(seen.message.document?.file_id)
  const long = client.sendDocument(li.id, { source: bytes, filename: 'a.pdf' }, { caption: 'x'.repeat(1025) })
  await expect(long).rejects.toThrow('message caption is too long')
  await expect(client.sendDocument(li.id, { source: Buffer.alloc(0), filename: 'a' })).rejects.toThrow()
})

test('a file somebody sends is fetched by its path, up to 20 MB', async () => {
  const { telegram, client, poll } = await startWithClient()
  const li = telegram.person()
  const bytes = Buffer.from('%PDF-1.7')
  li.sendsFile({ name: '护照.pdf', type: 'application/pdf', bytes, caption: '/file this' })
  li.sendsFile({ kind: 'photo', bytes: Buffer.from('large picture') })
  li.sendsFile({ name: 'huge.pdf', bytes, size: 20 * 1024 * 1024 + 1 })
  const [first, second, third] = (await poll()).map((update) => update.message)
  expect(first).toMatchObject({ caption: '/file this', caption_entities: [{ type: 'bot_command' }] })
  expect(first?.document).toMatchObject({ file_name: '护照.pdf', mime_type: 'application/pdf', file_size: 8 })
  const fetched = await fetch(await client.getFileLink(first?.document?.file_id ?? ''))
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes)
  const sizes = second?.photo ?? []
  const largest = await fetch(await client.getFileLink(sizes.at(-1)?.file_id ?? ''))
  expect([sizes.length, await largest.text()]).toEqual([2, 'large picture'])
  await expect(client.getFile(third?.document?.file_id ?? '')).rejects.toThrow('400: Bad Request: file is too big')
  expect((await fetch(`${telegram.root}/file/bot${telegram.token}/documents/none.pdf`)).status).toBe(404)
})

test('a group: who is addressed, replies, being thrown out, becoming a supergroup', async () => {
  const { telegram, client, poll } = await startWithClient()
  const [li, wang] = [telegram.person({ name: 'Li' }), telegram.person({ name: 'Wang' })]
  const group = telegram.group({ members: [li, wang] })
  const asked = li.saysIn(group, 'who may apply?', { mention: true })
  const [update] = await poll()
  expect(update?.message).toMatchObject({
    chat: { id: group.id, type: 'group' },
    from: { id: li.id },
    text: '@talent_test_bot who may apply?',
    entities: [{ type: 'mention', offset: 0, length: 16 }],
  })
  const { message_id: answered } = await client.sendMessage(group.id, 'Anyone', {
    reply_parameters: { message_id: asked },
  })
  expect(await group.waitsFor('Anyone')).toMatchObject({ replyTo: asked })
  expect(li.sees()).toEqual([])
  wang.saysIn(group, 'and me?', { replyTo: answered })
  expect((await poll()).at(-1)?.message?.reply_to_message?.from.id).toBe(telegram.bot.id)
  expect(() => telegram.person({ name: 'Zhao' }).saysIn(group, 'x')).toThrow('Zhao is not in this group')
  const after = telegram.upgrade(group)
  const moved = { response: { error_code: 400, parameters: { migrate_to_chat_id: after.id } } }
  await expect(client.sendMessage(group.id, 'x')).rejects.toMatchObject(moved)
  after.kicks(li)
  await expect(client.sendMessage(after.id, 'x')).rejects.toThrow(
    '403: Forbidden: bot was kicked from the supergroup chat',
  )
})

test('a forum: topics, what is said in them, and one that is closed', async () => {
  const { telegram, client, poll } = await startWithClient()
  const li = telegram.person()
  const forum = telegram.group({ forum: true, members: [li] })
  const topic = forum.topic('Visas')
  li.saysIn(forum, 'hello', { thread: topic })
  const [update] = await poll()
  // Everything in a topic that replies to nothing replies to the message that opened the topic.
  expect(update?.message).toMatchObject({
    message_thread_id: topic,
    is_topic_message: true,
    reply_to_message: { message_id: topic, forum_topic_created: { name: 'Visas' } },
  })
  await expect(client.createForumTopic(forum.id, 'Schools')).rejects.toThrow(
    '400: Bad Request: not enough rights to create a topic',
  )
  await expect(client.closeForumTopic(forum.id, topic)).rejects.toThrow('not enough rights to close or open the topic')
  forum.closeTopic(topic)
  await expect(client.sendMessage(forum.id, 'x', { message_thread_id: topic })).rejects.toThrow('TOPIC_CLOSED')
  forum.promotes(li, { topics: true })
  expect((await poll()).at(-1)).toMatchObject({
    my_chat_member: {
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'administrator', can_manage_topics: true },
    },
  })
  expect(await client.getChatMember(forum.id, telegram.bot.id)).toMatchObject({ can_manage_topics: true })
  const made = await client.createForumTopic(forum.id, 'Schools')
  await client.sendMessage(forum.id, 'Here', { message_thread_id: made.message_thread_id })
  expect(await forum.waitsFor('Here')).toMatchObject({ thread: made.message_thread_id })
  // Whoever may manage topics, or opened this one, may write where it is closed.
  await client.sendMessage(forum.id, 'Still here', { message_thread_id: topic })
  await expect(client.closeForumTopic(forum.id, topic)).rejects.toThrow('TOPIC_NOT_MODIFIED')
  await client.reopenForumTopic(forum.id, topic)
  await client.editForumTopic(forum.id, topic, { name: 'Visas 2026' })
  await client.closeForumTopic(forum.id, topic)
  expect(forum.topics()[0]).toEqual({ thread: topic, name: 'Visas 2026', closed: true })
  const said = (await poll()).flatMap(({ message }) => (message?.from.is_bot ? message : []))
  expect(said.map((message) => Object.keys(message).find((key) => key.startsWith('forum_topic_')))).toEqual([
    'forum_topic_created',
    'forum_topic_reopened',
    'forum_topic_edited',
    'forum_topic_closed',
  ])
  for (const gone of [999, made.message_thread_id]) {
    forum.deleteTopic(gone)
    await expect(client.sendMessage(forum.id, 'x', { message_thread_id: gone })).rejects.toThrow(
      'message thread not found',
    )
    await expect(client.closeForumTopic(forum.id, gone)).rejects.toThrow('TOPIC_ID_INVALID')
  }
  forum.setForum(false)
  await expect(client.createForumTopic(forum.id, 'x')).rejects.toThrow('the chat is not a forum')
  await expect(client.sendMessage(forum.id, 'x', { message_thread_id: topic })).rejects.toThrow(
    'message thread not found',
  )
  await expect(client.createForumTopic(li.id, 'x')).rejects.toThrow('the chat is not a forum')
})

test('commands by language and scope, descriptions, the typing sign', async () => {
  const { telegram, client } = await startWithClient()
  const [li, smith] = [telegram.person({ language_code: 'zh-hans' }), telegram.person({ language_code: 'en' })]
  await client.setMyCommands([{ command: 'start', description: 'Begin' }])
  await client.setMyCommands([{ command: 'start', description: '开始' }], { language_code: 'zh' })
  expect(telegram.commandsFor(li)[0]?.description).toBe('开始')
  expect(telegram.commandsFor(smith)[0]?.description).toBe('Begin')
  expect(await client.getMyCommands({ language_code: 'zh' })).toEqual([{ command: 'start', description: '开始' }])
  await expect(client.setMyCommands([{ command: 'Start', description: 'x' }])).rejects.toThrow('BOT_COMMAND_INVALID')
  await client.setMyDescription('Answers about policies', 'en')
  expect(telegram.descriptions.get('description/en')).toBe('Answers about policies')
  await client.sendChatAction(li.id, 'typing')
  await expect(client.sendChatAction(li.id, 'dancing' as 'typing')).rejects.toThrow('wrong parameter action')
  expect(await client.getMe()).toMatchObject({ id: telegram.bot.id, is_bot: true, username: 'talent_test_bot' })
  expect(await client.getChat(li.id)).toMatchObject({ id: li.id, type: 'private' })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { deliverPosts, dropPost, emptyOutbox, holdPost } from '#app/phone/offline/outbox.ts'

/** As much of the browser's cache as an outbox needs. */
function fakeCaches() {
  const boxes = new Map<string, Map<string, Response>>()
  return {
    open: (name: string) => {
      const box = boxes.get(name) ?? new Map<string, Response>()
      boxes.set(name, box)
      return Promise.resolve({
        put: (key: string, value: Response) => Promise.resolve(void box.set(key, value)),
        match: (key: string) => Promise.resolve(box.get(key)?.clone()),
        delete: (key: string) => Promise.resolve(box.delete(key)),
        keys: () => Promise.resolve([...box.keys()]),
      })
    },
    delete: (name: string) => Promise.resolve(boxes.delete(name)),
  }
}

const post = vi.fn<typeof fetch>()
const held = (name: string) => ({ address: '/api/v1/waves/spring/responses', body: `{"id":"${name}"}` })
const sent = () => post.mock.calls.map(([, init]) => init?.body)

beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches())
  vi.stubGlobal('fetch', post)
})
afterEach(() => {
  vi.unstubAllGlobals()
  post.mockReset()
})

test('everything that waits is sent once, and leaves the box when it has arrived', async () => {
  post.mockImplementation(() => Promise.resolve(new Response(null, { status: 201 })))
  await holdPost('a', held('a'))
  await holdPost('a', held('a'))
  await holdPost('b', held('b'))
  await deliverPosts()
  await deliverPosts()
  expect(sent()).toEqual([held('a').body, held('b').body])
})

test('what does not get through stays, and the browser is told to come back', async () => {
  await holdPost('a', held('a'))
  post.mockRejectedValueOnce(new TypeError('no network'))
  await expect(deliverPosts()).rejects.toThrow('1 waiting')
  post.mockImplementationOnce(() => Promise.resolve(new Response(null, { status: 503 })))
  await expect(deliverPosts()).rejects.toThrow()
  post.mockImplementationOnce(() => Promise.resolve(new Response(null, { status: 200 })))
  await deliverPosts()
  expect(post).toHaveBeenCalledTimes(3)
})

test('what is refused for good is left to the page', async () => {
  await holdPost('a', held('a'))
  post.mockImplementation(() => Promise.resolve(new Response(null, { status: 409 })))
  await deliverPosts()
  await deliverPosts()
  expect(post).toHaveBeenCalledTimes(1)
})

test('what was dropped or cleared is never sent', async () => {
  await holdPost('a', held('a'))
  await dropPost('a')
  await holdPost('b', held('b'))
  await emptyOutbox()
  await deliverPosts()
  expect(post).not.toHaveBeenCalled()
})

import { exchange, type Exchange } from './exchange.ts'

/** Works out tickets beside the page, which stays free: blinding takes a cheap phone a second. */
const scope = self as unknown as {
  addEventListener(name: 'message', listener: (event: MessageEvent<Exchange>) => void): void
  postMessage(message: unknown): void
}

scope.addEventListener('message', ({ data }) => {
  void exchange(data).then((reply) => scope.postMessage(reply))
})

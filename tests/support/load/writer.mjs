/** Another process that writes accounts without a pause, for tests of what happens meanwhile. Says "writing" once begun. */
import Sqlite from 'better-sqlite3'

const connection = new Sqlite(process.argv[2], { timeout: 5000 })
connection.pragma('journal_mode = WAL')
const account = connection.prepare(
  `INSERT INTO "Account" ("id", "name", "role", "passwordHash") VALUES (?, ?, 'official', ?)`,
)
const city = connection.prepare('INSERT INTO "AccountCity" ("accountId", "cityCode") VALUES (?, ?)')
const pair = connection.transaction((id) => {
  account.run(id, `writer ${id}`, 'x'.repeat(2000))
  city.run(id, '110000')
})
for (let turn = 0; ; turn++) {
  pair(String(turn))
  if (turn === 200) process.stdout.write('writing\n')
}

/** Says in one line when the wrong Node runs this; import it first. JavaScript, so that an old Node can read it. */
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Node 24 or later is needed; this is ${process.version}. Start with npm (npm start, npm test): after npm ci it uses the Node 24 in node_modules.`,
  )
  process.exit(1)
}

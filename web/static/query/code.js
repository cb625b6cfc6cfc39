// The query as a program that others can run: curl, Python or R.

const endpoint = () => `${location.origin}/sparql`;
const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function python(text) {
  const raw = !text.includes('"""') && !/["\\]$/.test(text);
  return raw ? `r"""${text}"""` : JSON.stringify(text);
}

function r(text) {
  return text.includes(')---"') ? JSON.stringify(text) : `r"---(${text})---"`;
}

const isGraph = (kind) => kind === "graph";

export const PROGRAMS = {
  curl: (query, kind) =>
    `curl -G ${endpoint()} -H 'Accept: ${isGraph(kind) ? "text/turtle" : "text/csv"}' \\
  --data-urlencode query=${shell(query)}
`,
  Python: (query, kind) => `from urllib.parse import urlencode
${isGraph(kind) ? "from urllib.request import urlopen" : "import pandas"}

QUERY = ${python(query)}
url = "${endpoint()}?" + urlencode({"format": "${isGraph(kind) ? "turtle" : "csv"}", "query": QUERY})
${isGraph(kind) ? 'print(urlopen(url).read().decode("utf-8"))' : "table = pandas.read_csv(url)\nprint(table)"}
`,
  R: (query, kind) => `query <- ${r(query)}
url <- paste0("${endpoint()}?format=${isGraph(kind) ? "turtle" : "csv"}&query=", URLencode(query, reserved = TRUE, repeated = TRUE))
${isGraph(kind) ? 'cat(readLines(url, encoding = "UTF-8"), sep = "\\n")' : 'table <- read.csv(url, encoding = "UTF-8")\nprint(table)'}
`,
};

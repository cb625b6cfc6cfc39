// The query in the editor, or in the plain text field where the editor is not there.

import { complete, completeWhileTyping } from "./completion.js";
import { byId, prefixes, say } from "./page.js";

const field = byId("query-text");

export function openEditor(run) {
  return window.Yasqe ? yasqe(run) : plain(run);
}

function plain(run) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  return {
    get text() {
      return field.value;
    },
    set text(value) {
      field.value = value;
    },
  };
}

function yasqe(run) {
  // Its other completers would ask other hosts, and its own way to query goes elsewhere by default.
  Yasqe.defaults.autocompleters = ["variables"];
  const place = byId("query-editor");
  place.hidden = false;
  const editor = new Yasqe(place, {
    value: withPrefixes(field.value),
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    queryingDisabled: "page",
    resizeable: false,
    editorHeight: "auto",
    // Tab leaves the editor, as it leaves any field; lines are indented by the editor itself.
    extraKeys: {
      Tab: false, "Shift-Tab": false, Esc: false, "Ctrl-S": false,
      "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": complete,
    },
  });
  name(editor);
  field.value = editor.getValue();
  tellErrors(editor);
  completeWhileTyping(editor);
  editor.on("changes", () => {
    field.value = editor.getValue();
  });
  field.hidden = true;
  return {
    get text() {
      return editor.getValue();
    },
    set text(value) {
      editor.setValue(withPrefixes(value));
    },
  };
}

function name(editor) {
  const input = editor.getInputField();
  input.setAttribute("aria-label", "SPARQL");
  input.setAttribute("aria-describedby", "query-keys");
  const label = () => editor.rootEl.querySelector(".CodeMirror-hints")?.setAttribute("aria-label", say("offers"));
  new MutationObserver(label).observe(editor.rootEl, { childList: true });
}

/* The editor marks a line that cannot be read, in English; say it in the language of the page. */
function tellErrors(editor) {
  const tell = () => {
    for (const icon of editor.getWrapperElement().querySelectorAll(".parseErrorIcon")) {
      icon.onmouseover = icon.onmouseout = null;
      icon.title = say("wrong-line");
    }
  };
  editor.on("changes", tell);
  tell();
}

/* Put the declarations of the prefixes that a query uses in front of it. */
export function withPrefixes(text) {
  const bare = text.replace(/#.*$|<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gm, " ");
  const declared = new Set([...text.matchAll(/\bPREFIX\s+([\w.-]*):/gi)].map((found) => found[1]));
  const used = new Set([...bare.matchAll(/(?<![\w?$:.-])([A-Za-z][\w-]*):/g)].map((found) => found[1]));
  const missing = [...used].filter((one) => one in prefixes && !declared.has(one)).sort();
  return missing.map((one) => `PREFIX ${one}: <${prefixes[one]}>\n`).join("") + text;
}

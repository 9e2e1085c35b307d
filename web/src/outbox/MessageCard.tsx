import type { Message } from "../api/contract.ts";
import type { OpsWords } from "../words/ops.ts";

/** One message: an SMS as a bubble, an e-mail as a letter. */
export function MessageCard(props: { message: Message; words: OpsWords; clock: (instant: string) => string }) {
  const { message, words, clock } = props;
  const about = [
    words.channels[message.channel],
    clock(message.at),
    message.to ? words.to(message.to) : null,
    words.messageStates[message.state],
  ];
  return (
    <article class={`message message-${message.channel}`}>
      <p class="message-about">
        <strong>{message.brand}</strong>
        <span class="quiet"> {about.filter(Boolean).join(" · ")}</span>
      </p>
      <div class="message-body">
        {message.subject && <h2 lang={message.language}>{message.subject}</h2>}
        {message.text ? (
          message.text.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph} lang={message.language}>
              {paragraph}
            </p>
          ))
        ) : (
          <p class="quiet">{words.outboxNoText}</p>
        )}
        {message.link && (
          <a class="message-link" href={message.link}>
            {words.openLink}
          </a>
        )}
      </div>
    </article>
  );
}

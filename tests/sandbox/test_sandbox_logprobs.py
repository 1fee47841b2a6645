"""Log probabilities: real ones from an engine that has them, null from one that has not."""

from __future__ import annotations

import pytest
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionChunk

from curtain.door.chat_request import read_chat_request
from curtain.errors import DoorError
from curtain.model.nextword.nextword import NextWord
from curtain.records import Completion
from curtain.sandbox.completion import Head, chunks, complete, whole

MODEL = NextWord(["The pump needs a seal. ¡Añada la válvula!"] * 4, merges=60)
HEAD = Head("chatcmpl-1", 1, "nextword-1", "nextword-1/x")
BODY = {"model": "nextword-1", "messages": [{"role": "user", "content": "The pump"}], "max_tokens": 12, "seed": 4}


def test_a_reply_carries_the_chances_of_its_tokens() -> None:
    replies = complete(MODEL, read_chat_request(BODY | {"logprobs": True, "top_logprobs": 2}))
    reply = ChatCompletion.model_validate(whole(HEAD, replies))
    content = reply.choices[0].logprobs and reply.choices[0].logprobs.content
    assert content and reply.usage == CompletionUsage(
        prompt_tokens=2, completion_tokens=len(content), total_tokens=2 + len(content)
    )
    assert all(len(token.top_logprobs) == 2 and token.logprob <= 0 for token in content)


def test_streamed_pieces_are_the_tokens() -> None:
    replies = complete(MODEL, read_chat_request(BODY | {"logprobs": True}))
    sent = [ChatCompletionChunk.model_validate(chunk) for chunk in chunks(HEAD, replies, include_usage=False)]
    texts = [chunk.choices[0].delta.content or "" for chunk in sent]
    assert "".join(texts) == replies[0].text
    assert sum(bool(chunk.choices[0].logprobs) for chunk in sent) == replies[0].completion_tokens


def test_an_engine_without_chances_gives_none() -> None:
    reply = whole(HEAD, [Completion("Hello", "glassbox-1/1")])
    assert reply["choices"][0]["logprobs"] is None


@pytest.mark.parametrize("body", [{"top_logprobs": 2}, {"logprobs": True, "top_logprobs": 21}, {"logprobs": "yes"}])
def test_a_wrong_wish_is_named(body: dict[str, object]) -> None:
    with pytest.raises(DoorError):
        read_chat_request(BODY | body)

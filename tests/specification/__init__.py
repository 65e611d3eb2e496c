"""The Bot API's own specification as data, and the judge that holds requests against it."""

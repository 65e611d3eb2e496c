# The two keys that are always in sight below the chat, and what stands with them.
keys = The two keys below are there whenever you need them.
keys-discreet = The two keys below: “{ $space }” is “I need space”, “{ $closeness }” is “I'd like you near”.
key-space = I need space
key-closeness = I'd like you near
# In discreet mode: labels that say nothing to whoever looks over.
key-space-discreet = Note 1
key-closeness-discreet = Note 2
# Every label that a key ever had, those of today included: phones show old ones for long. Add to these, and take none away.
key-space-shipped = I need space|Note 1
key-closeness-shipped = I'd like you near|Note 2

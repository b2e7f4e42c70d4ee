"""Who is told of what happens to reviews: one file for each part."""

from typing import Final

from headway.reviewing.notices import reviews, signing

NOTICES: Final = (*reviews.NOTICES, *signing.NOTICES)

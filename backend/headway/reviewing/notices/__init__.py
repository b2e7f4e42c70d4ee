"""Who is told of what happens to reviews: one file for each part."""

from typing import Final

from headway.reviewing.notices import cycles, reviews, signing

NOTICES: Final = (*cycles.NOTICES, *reviews.NOTICES, *signing.NOTICES)

"""Templates, cycles, reviews, calibration, sign-off and the appraisal of the organisation."""

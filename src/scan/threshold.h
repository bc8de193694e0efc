/* The numbers that decide, in one place; docs/scanning.md says how they were found and what they do. */
#ifndef SCAN_THRESHOLD_H
#define SCAN_THRESHOLD_H

/* Square millimetres of ink in a box: up to the first it is blank, from the second on it is marked. */
static const double scan_blank_mm2 = 0.27;
static const double scan_marked_mm2 = 0.68;
/* What the score is reckoned against. */
static const double scan_threshold_mm2 = 0.43;

/* A box that looks blank is not sure when there is so much ink just outside its frame, or so much that is hardly darker
 * than the paper. */
static const double scan_ring_mm2 = 1.2;
static const double scan_faint_mm2 = 1.1;

/* In black and white nothing is faint: a pen that the scanner's threshold all but lost leaves specks along its stroke,
 * in boxes where there are none otherwise. With more of them than this, the smallest too, and in more pieces than a
 * speck or two of dirt, a box is not blank; the second is for towns where a blank box is a vote for. */
static const double scan_trace_mm2 = 0.2;
static const int scan_trace_pieces = 3;
static const double scan_vote_trace_mm2 = 0.1;
/* Nor is any box blank where no mark on the page is as strong as this. */
static const double scan_weak_mm2 = 2.0;
/* Unless so much of the light lines between the rows shows, of 0.15 mm, that any plain pen would; */
static const double scan_gauge_mm = 0.03;
/* or the pen left so much in so many boxes, and in this one nothing. */
static const double scan_seen_mm2 = 0.4;
static const int scan_seen_boxes = 3;
static const double scan_untraced_mm2 = 0.03;

/* With a line that ends in the box, so much may be the line alone. */
static const double scan_line_mm2 = 4.0;

/* Where a name is written in. */
static const double scan_unwritten_mm2 = 1.0;
static const double scan_written_mm2 = 4.0;

#endif
